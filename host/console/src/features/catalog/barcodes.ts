/**
 * Barcodes as they are typed, pasted or copied from a label. A blank within one is how it is printed, 6 901234 567892: digits that are
 * too few for a code of their own belong together, and a code with letters may have blanks of its own.
 */
export const barcodesOf = (text: string): string[] =>
  text
    .split(/[,，、;；\n\t]/)
    .map((it) => it.trim())
    .filter(Boolean)
    .flatMap((it) => {
      const digits = it.normalize('NFKC').split(/\s+/);
      if (!digits.every((one) => /^\d+$/.test(one))) return [it];

      return digits.every((one) => one.length >= 8) ? digits : [digits.join('')];
    });
