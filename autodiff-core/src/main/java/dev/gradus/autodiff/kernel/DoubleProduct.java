// twin: float
package dev.gradus.autodiff.kernel;
/** X. */
public final class DoubleProduct { final int m,n,k,ai,ap,bp,bj,ci;
/** X. */ public DoubleProduct(int m, int n, int k, int ai, int ap, int bp, int bj, int ci){this.m=m;this.n=n;this.k=k;this.ai=ai;this.ap=ap;this.bp=bp;this.bj=bj;this.ci=ci;}
/** X. */ public boolean begin(DoubleScratch s){return false;}
/** X. */ public void pack(DoubleScratch s, int part, int parts, double[] b, int bo){}
/** X. */ public void rows(DoubleScratch s, int part, int from, int to, double[] a, int ao, double[] b,int bo, double[] c, int co) {
 for(int i=from;i<to;i++)for(int j=0;j<n;j++){double t=0;for(int p=0;p<k;p++)t=Math.fma(a[ao+i*ai+p*ap],b[bo+p*bp+j*bj],t);c[co+i*ci+j]=t;}}
}
