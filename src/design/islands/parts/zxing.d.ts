// The library's own types for these files take them for another kind of module than they are.
declare module '@zxing/library/esm/core/BinaryBitmap.js' {
  export { BinaryBitmap as default } from '@zxing/library'
}
declare module '@zxing/library/esm/core/common/HybridBinarizer.js' {
  export { HybridBinarizer as default } from '@zxing/library'
}
declare module '@zxing/library/esm/core/oned/Code128Reader.js' {
  export { Code128Reader as default } from '@zxing/library'
}
declare module '@zxing/library/esm/core/oned/Code39Reader.js' {
  export { Code39Reader as default } from '@zxing/library'
}
declare module '@zxing/library/esm/core/oned/EAN13Reader.js' {
  export { EAN13Reader as default } from '@zxing/library'
}
declare module '@zxing/library/esm/core/qrcode/QRCodeReader.js' {
  export { QRCodeReader as default } from '@zxing/library'
}
declare module '@zxing/library/esm/core/RGBLuminanceSource.js' {
  export { RGBLuminanceSource as default } from '@zxing/library'
}
