let passed = 0;
let failed = 0;

/** A fact that must hold, by its sentence. */
export function check(sentence, holds, details = '') {
  if (holds) passed++;
  else failed++;
  if (!holds) console.log(`FAILED ${sentence} ${details}`);
}

/** A course of events; one that breaks off counts as one failure. */
export async function scene(sentence, act, page) {
  const start = Date.now();
  try {
    await act();
    passed++;
    console.log(`ok     ${sentence}, ${((Date.now() - start) / 1000).toFixed(1)} s`);
  } catch (fault) {
    failed++;
    console.log(`FAILED ${sentence}\n       ${String(fault.message).split('\n').slice(0, 4).join('\n       ')}`);
    if (page && process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/failed-${Date.now()}.png` }).catch(() => {});
  }
}

export function finish() {
  console.log(`${passed} passed, ${failed} failed, 0 skipped`);
  process.exit(failed > 0 ? 1 : 0);
}
