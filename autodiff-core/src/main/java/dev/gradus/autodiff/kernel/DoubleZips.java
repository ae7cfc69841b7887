// twin: float
package dev.gradus.autodiff.kernel;
/** X. */
public final class DoubleZips {
private DoubleZips(){}
/** X. */ public static final DoubleZip ADD=new DoubleZip(){ @Override public void run(double[] a,int ao,double[] b,int bo,double[] y,int yo,int n){for(int i=0;i<n;i++){double p=a[ao+i],q=b[bo+i];y[yo+i]=(double)(p+q);}}
 @Override public void run(double[] a,int ao,double q,double[] y,int yo,int n){for(int i=0;i<n;i++){double p=a[ao+i];y[yo+i]=(double)(p+q);}}
 @Override public void run(double p,double[] b,int bo,double[] y,int yo,int n){for(int i=0;i<n;i++){double q=b[bo+i];y[yo+i]=(double)(p+q);}}};
/** X. */ public static final DoubleZip SUBTRACT=new DoubleZip(){ @Override public void run(double[] a,int ao,double[] b,int bo,double[] y,int yo,int n){for(int i=0;i<n;i++){double p=a[ao+i],q=b[bo+i];y[yo+i]=(double)(p-q);}}
 @Override public void run(double[] a,int ao,double q,double[] y,int yo,int n){for(int i=0;i<n;i++){double p=a[ao+i];y[yo+i]=(double)(p-q);}}
 @Override public void run(double p,double[] b,int bo,double[] y,int yo,int n){for(int i=0;i<n;i++){double q=b[bo+i];y[yo+i]=(double)(p-q);}}};
/** X. */ public static final DoubleZip MULTIPLY=new DoubleZip(){ @Override public void run(double[] a,int ao,double[] b,int bo,double[] y,int yo,int n){for(int i=0;i<n;i++){double p=a[ao+i],q=b[bo+i];y[yo+i]=(double)(p*q);}}
 @Override public void run(double[] a,int ao,double q,double[] y,int yo,int n){for(int i=0;i<n;i++){double p=a[ao+i];y[yo+i]=(double)(p*q);}}
 @Override public void run(double p,double[] b,int bo,double[] y,int yo,int n){for(int i=0;i<n;i++){double q=b[bo+i];y[yo+i]=(double)(p*q);}}};
/** X. */ public static final DoubleZip DIVIDE=new DoubleZip(){ @Override public void run(double[] a,int ao,double[] b,int bo,double[] y,int yo,int n){for(int i=0;i<n;i++){double p=a[ao+i],q=b[bo+i];y[yo+i]=(double)(p/q);}}
 @Override public void run(double[] a,int ao,double q,double[] y,int yo,int n){for(int i=0;i<n;i++){double p=a[ao+i];y[yo+i]=(double)(p/q);}}
 @Override public void run(double p,double[] b,int bo,double[] y,int yo,int n){for(int i=0;i<n;i++){double q=b[bo+i];y[yo+i]=(double)(p/q);}}};
/** X. */ public static final DoubleZip MAXIMUM=new DoubleZip(){ @Override public void run(double[] a,int ao,double[] b,int bo,double[] y,int yo,int n){for(int i=0;i<n;i++){double p=a[ao+i],q=b[bo+i];y[yo+i]=(double)(Math.max(p,q));}}
 @Override public void run(double[] a,int ao,double q,double[] y,int yo,int n){for(int i=0;i<n;i++){double p=a[ao+i];y[yo+i]=(double)(Math.max(p,q));}}
 @Override public void run(double p,double[] b,int bo,double[] y,int yo,int n){for(int i=0;i<n;i++){double q=b[bo+i];y[yo+i]=(double)(Math.max(p,q));}}};
/** X. */ public static final DoubleZip MINIMUM=new DoubleZip(){ @Override public void run(double[] a,int ao,double[] b,int bo,double[] y,int yo,int n){for(int i=0;i<n;i++){double p=a[ao+i],q=b[bo+i];y[yo+i]=(double)(Math.min(p,q));}}
 @Override public void run(double[] a,int ao,double q,double[] y,int yo,int n){for(int i=0;i<n;i++){double p=a[ao+i];y[yo+i]=(double)(Math.min(p,q));}}
 @Override public void run(double p,double[] b,int bo,double[] y,int yo,int n){for(int i=0;i<n;i++){double q=b[bo+i];y[yo+i]=(double)(Math.min(p,q));}}};
/** X. */ public static final DoubleZip BCE_WITH_LOGITS=new DoubleZip(){ @Override public void run(double[] a,int ao,double[] b,int bo,double[] y,int yo,int n){for(int i=0;i<n;i++){double p=a[ao+i],q=b[bo+i];y[yo+i]=(double)((p >= 0 ? p * (1 - q) : -p * q) + Math.log1p(Math.exp(-Math.abs(p))));}}
 @Override public void run(double[] a,int ao,double q,double[] y,int yo,int n){for(int i=0;i<n;i++){double p=a[ao+i];y[yo+i]=(double)((p >= 0 ? p * (1 - q) : -p * q) + Math.log1p(Math.exp(-Math.abs(p))));}}
 @Override public void run(double p,double[] b,int bo,double[] y,int yo,int n){for(int i=0;i<n;i++){double q=b[bo+i];y[yo+i]=(double)((p >= 0 ? p * (1 - q) : -p * q) + Math.log1p(Math.exp(-Math.abs(p))));}}};
/** X. */ public static final DoubleZip SIGMOID_ERROR=new DoubleZip(){ @Override public void run(double[] a,int ao,double[] b,int bo,double[] y,int yo,int n){for(int i=0;i<n;i++){double p=a[ao+i],q=b[bo+i];y[yo+i]=(double)(p>=0?(1-q)*(1/(1+Math.exp(-Math.abs(p))))-q*(Math.exp(-Math.abs(p))/(1+Math.exp(-Math.abs(p)))):(1-q)*(Math.exp(-Math.abs(p))/(1+Math.exp(-Math.abs(p))))-q*(1/(1+Math.exp(-Math.abs(p)))));}}
 @Override public void run(double[] a,int ao,double q,double[] y,int yo,int n){for(int i=0;i<n;i++){double p=a[ao+i];y[yo+i]=(double)(p>=0?(1-q)*(1/(1+Math.exp(-Math.abs(p))))-q*(Math.exp(-Math.abs(p))/(1+Math.exp(-Math.abs(p)))):(1-q)*(Math.exp(-Math.abs(p))/(1+Math.exp(-Math.abs(p))))-q*(1/(1+Math.exp(-Math.abs(p)))));}}
 @Override public void run(double p,double[] b,int bo,double[] y,int yo,int n){for(int i=0;i<n;i++){double q=b[bo+i];y[yo+i]=(double)(p>=0?(1-q)*(1/(1+Math.exp(-Math.abs(p))))-q*(Math.exp(-Math.abs(p))/(1+Math.exp(-Math.abs(p)))):(1-q)*(Math.exp(-Math.abs(p))/(1+Math.exp(-Math.abs(p))))-q*(1/(1+Math.exp(-Math.abs(p)))));}}};
}
