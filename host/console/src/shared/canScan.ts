/** Browsers of phones read barcodes themselves; others leave the camera out. */
export const canScan = () => 'BarcodeDetector' in window && navigator.mediaDevices !== undefined;
