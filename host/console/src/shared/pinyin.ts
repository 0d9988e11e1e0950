/** Whether a text is found by what was typed, by its sound: "dd" and "dingdan" find 订单. */
export type Sounds = (text: string, typed: string) => boolean;

/** Knows the sounds of the language that is read; only who reads Chinese loads them. */
export async function soundsOf(language: string): Promise<Sounds | undefined> {
  if (!language.startsWith('zh')) return undefined;

  const { default: pinyin } = await (language === 'zh-TW' ? import('pinyin-match/es/traditional.js') : import('pinyin-match'));

  return (text, typed) => pinyin.match(text, typed) !== false;
}
