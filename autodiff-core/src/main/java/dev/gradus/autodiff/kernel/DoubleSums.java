// twin: float
package dev.gradus.autodiff.kernel;
/** X. */
public final class DoubleSums { private DoubleSums(){}
/** X. */ public static double sum(double[] x,int xo,int n){double s=0;for(int i=0;i<n;i++)s+=x[xo+i];return s;}
/** X. */ public static void columns(double[] x,int xo,int m,int n,double[] y,int yo){for(int j=0;j<n;j++)y[yo+j]=0;for(int i=0;i<m;i++)for(int j=0;j<n;j++)y[yo+j]+=x[xo+i*n+j];}
}
