import { expect, it } from 'vitest';
import { linesOf } from './address';

const parts = {
  recipient: '王小明',
  line1: '大学东路 8 号',
  city: '呼和浩特市',
  region: '内蒙古自治区',
  postalCode: '010020',
  countryCode: 'CN',
};

it('a Chinese address goes from the province down to the door', () => {
  expect(linesOf({ ...parts, line2: '三号楼', phone: '0471 1234' }, '中国')).toEqual([
    '王小明',
    '010020 中国',
    '内蒙古自治区呼和浩特市大学东路 8 号',
    '三号楼',
    '0471 1234',
  ]);
});

it('what the street repeats of its place is written once', () => {
  const street = (line1: string, more = {}) => linesOf({ ...parts, ...more, line1 }, null)[2];

  expect(street('内蒙古自治区呼和浩特市大学东路 8 号')).toBe('内蒙古自治区呼和浩特市大学东路 8 号');
  expect(street('呼和浩特市大学东路 8 号')).toBe('内蒙古自治区呼和浩特市大学东路 8 号');
  expect(street('环湖西二路 8 号', { region: '上海市', city: '上海市浦东新区' })).toBe('上海市浦东新区环湖西二路 8 号');
});

it('any other goes from the door up, and so does a Chinese one in Latin letters', () => {
  const abroad = { line1: '12 High Street', city: 'Leeds', postalCode: 'LS1 4AB', countryCode: 'GB' };

  expect(linesOf(abroad, 'United Kingdom')).toEqual(['12 High Street', 'LS1 4AB Leeds', 'United Kingdom']);
  expect(linesOf({ ...parts, recipient: null, line1: '8 Daxue Road', city: 'Hohhot', region: null }, 'China')).toEqual([
    '8 Daxue Road',
    '010020 Hohhot',
    'China',
  ]);
});
