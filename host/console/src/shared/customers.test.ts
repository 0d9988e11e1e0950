import { describe, expect, it } from 'vitest';
import { likeCustomer } from './customers';

const fieldsOf = (...readable: string[]) =>
  JSON.stringify(likeCustomer('zs', (field) => readable.includes(field)))
    .match(/name|pinyin|code|email|phone/g)
    ?.join();

describe('The search for customers', () => {
  it('goes by all that a person has at hand', () => {
    expect(fieldsOf('customer.email', 'customer.phone')).toBe('name,pinyin,code,email,phone');
  });

  it('leaves out what the person may not read', () => {
    expect(fieldsOf()).toBe('name,pinyin,code');
    expect(fieldsOf('customer.phone')).toBe('name,pinyin,code,phone');
  });
});
