import { describe, expect, it } from 'vitest';
import { soundsOf } from './pinyin';

describe('Chinese titles', () => {
  it('are found by initials, by all of their sound, and by a part of it', async () => {
    const [simplified, traditional] = [await soundsOf('zh-CN'), await soundsOf('zh-TW')];

    for (const typed of ['dd', 'dingdan', 'dingd', 'xjdd']) {
      expect(simplified?.('新建订单', typed)).toBe(true);
      expect(traditional?.('新建訂單', typed)).toBe(true);
    }
    expect(simplified?.('新建订单', 'kehu')).toBe(false);
  });

  it('cost nothing where none are read', async () => expect(await soundsOf('en')).toBeUndefined());
});
