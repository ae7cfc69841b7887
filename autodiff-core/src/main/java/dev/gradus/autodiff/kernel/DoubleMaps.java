// twin: float
package dev.gradus.autodiff.kernel;
/** X. */
public final class DoubleMaps {
private DoubleMaps(){}
/** X. */ public static final DoubleMap EXP=new DoubleMap(){ @Override public void run(double[] x,int xo,double[] y,int yo,int n){for(int i=0;i<n;i++){double v=x[xo+i];y[yo+i]=(double)(Math.exp(v));}}};
/** X. */ public static final DoubleMap EXPM1=new DoubleMap(){ @Override public void run(double[] x,int xo,double[] y,int yo,int n){for(int i=0;i<n;i++){double v=x[xo+i];y[yo+i]=(double)(Math.expm1(v));}}};
/** X. */ public static final DoubleMap LOG=new DoubleMap(){ @Override public void run(double[] x,int xo,double[] y,int yo,int n){for(int i=0;i<n;i++){double v=x[xo+i];y[yo+i]=(double)(Math.log(v));}}};
/** X. */ public static final DoubleMap LOG1P=new DoubleMap(){ @Override public void run(double[] x,int xo,double[] y,int yo,int n){for(int i=0;i<n;i++){double v=x[xo+i];y[yo+i]=(double)(Math.log1p(v));}}};
/** X. */ public static final DoubleMap TANH=new DoubleMap(){ @Override public void run(double[] x,int xo,double[] y,int yo,int n){for(int i=0;i<n;i++){double v=x[xo+i];y[yo+i]=(double)(Math.tanh(v));}}};
/** X. */ public static final DoubleMap SIGMOID=new DoubleMap(){ @Override public void run(double[] x,int xo,double[] y,int yo,int n){for(int i=0;i<n;i++){double v=x[xo+i];y[yo+i]=(double)(v>=0?1/(1+Math.exp(-v)):Math.exp(v)/(1+Math.exp(v)));}}};
/** X. */ public static final DoubleMap SIGMOID_SLOPE=new DoubleMap(){ @Override public void run(double[] x,int xo,double[] y,int yo,int n){for(int i=0;i<n;i++){double v=x[xo+i];y[yo+i]=(double)(Math.exp(-Math.abs(v))/((1+Math.exp(-Math.abs(v)))*(1+Math.exp(-Math.abs(v)))));}}};
/** X. */ public static final DoubleMap SOFTPLUS=new DoubleMap(){ @Override public void run(double[] x,int xo,double[] y,int yo,int n){for(int i=0;i<n;i++){double v=x[xo+i];y[yo+i]=(double)(Math.max(v,0)+Math.log1p(Math.exp(-Math.abs(v))));}}};
/** X. */ public static final DoubleMap LOG_SIGMOID=new DoubleMap(){ @Override public void run(double[] x,int xo,double[] y,int yo,int n){for(int i=0;i<n;i++){double v=x[xo+i];y[yo+i]=(double)(Math.min(v,0)-Math.log1p(Math.exp(-Math.abs(v))));}}};
/** X. */ public static final DoubleMap NEGATE=new DoubleMap(){ @Override public void run(double[] x,int xo,double[] y,int yo,int n){for(int i=0;i<n;i++){double v=x[xo+i];y[yo+i]=(double)(-v);}}};
/** X. */ public static final DoubleMap SQUARE=new DoubleMap(){ @Override public void run(double[] x,int xo,double[] y,int yo,int n){for(int i=0;i<n;i++){double v=x[xo+i];y[yo+i]=(double)(v*v);}}};
/** X. */ public static final DoubleMap RECIPROCAL=new DoubleMap(){ @Override public void run(double[] x,int xo,double[] y,int yo,int n){for(int i=0;i<n;i++){double v=x[xo+i];y[yo+i]=(double)(1/v);}}};
/** X. */ public static final DoubleMap SQRT=new DoubleMap(){ @Override public void run(double[] x,int xo,double[] y,int yo,int n){for(int i=0;i<n;i++){double v=x[xo+i];y[yo+i]=(double)(Math.sqrt(v));}}};
/** X. */ public static final DoubleMap RSQRT=new DoubleMap(){ @Override public void run(double[] x,int xo,double[] y,int yo,int n){for(int i=0;i<n;i++){double v=x[xo+i];y[yo+i]=(double)(1/Math.sqrt(v));}}};
/** X. */ public static final DoubleMap ABS=new DoubleMap(){ @Override public void run(double[] x,int xo,double[] y,int yo,int n){for(int i=0;i<n;i++){double v=x[xo+i];y[yo+i]=(double)(Math.abs(v));}}};
/** X. */ public static final DoubleMap SIGN=new DoubleMap(){ @Override public void run(double[] x,int xo,double[] y,int yo,int n){for(int i=0;i<n;i++){double v=x[xo+i];y[yo+i]=(double)(v>0?1:v<0?-1:0);}}};
/** X. */ public static final DoubleMap RELU=new DoubleMap(){ @Override public void run(double[] x,int xo,double[] y,int yo,int n){for(int i=0;i<n;i++){double v=x[xo+i];y[yo+i]=(double)(Math.max(v,0));}}};
/** X. */ public static final DoubleMap STEP=new DoubleMap(){ @Override public void run(double[] x,int xo,double[] y,int yo,int n){for(int i=0;i<n;i++){double v=x[xo+i];y[yo+i]=(double)(v<=0?0:1);}}};
}
