const left = ['0001101', '0011001', '0010011', '0111101', '0100011', '0110001', '0101111', '0111011', '0110111', '0001011'];
const turned = (bits) => [...bits].map((it) => (it === '0' ? '1' : '0')).join('');
const right = left.map(turned);
const even = right.map((it) => [...it].reverse().join(''));
const parity = ['LLLLLL', 'LLGLGG', 'LLGGLG', 'LLGGGL', 'LGLLGG', 'LGGLLG', 'LGGGLL', 'LGLGLG', 'LGLGGL', 'LGGLGL'];

/** The bars of an EAN-13, 95 modules. */
function bars(code) {
  const digits = [...code].map(Number);
  const first = digits.slice(1, 7).map((digit, at) => (parity[digits[0]][at] === 'L' ? left[digit] : even[digit]));

  return `101${first.join('')}01010${digits
    .slice(7)
    .map((digit) => right[digit])
    .join('')}101`;
}

/** A film (Y4M) of a barcode on white paper, for Chromium's pretended camera. */
export function film(code, { width = 640, height = 480, module = 4 } = {}) {
  const marks = bars(code);
  const luma = Buffer.alloc(width * height, 235);
  const [x0, y0, y1] = [Math.round((width - marks.length * module) / 2), Math.round(height * 0.25), Math.round(height * 0.75)];
  for (let y = y0; y < y1; y++)
    for (let at = 0; at < marks.length; at++)
      if (marks[at] === '1') luma.fill(16, y * width + x0 + at * module, y * width + x0 + (at + 1) * module);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, Buffer.alloc((width * height) / 2, 128)]);

  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`), frame, frame]);
}
