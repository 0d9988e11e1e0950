import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url';

// From this host, as all else: the library would ask a public one.
prepareZXingModule({ overrides: { locateFile: (path: string, prefix: string) => (path.endsWith('.wasm') ? wasm : prefix + path) } });

/** Wider pictures hold no more bars, and take longer. */
const WIDEST = 960;

const canvas = document.createElement('canvas');
const context = canvas.getContext('2d', { willReadFrequently: true });

/** What browsers without a reader of their own see in a picture of the camera. */
export async function detect(video: HTMLVideoElement): Promise<{ rawValue: string }[]> {
  if (!context || video.videoWidth === 0) return [];

  const scale = Math.min(1, WIDEST / video.videoWidth);
  canvas.width = Math.round(video.videoWidth * scale);
  canvas.height = Math.round(video.videoHeight * scale);
  context.drawImage(video, 0, 0, canvas.width, canvas.height);
  const found = await readBarcodes(context.getImageData(0, 0, canvas.width, canvas.height), { tryHarder: true, maxNumberOfSymbols: 1 });

  return found.filter((it) => it.isValid).map((it) => ({ rawValue: it.text }));
}
