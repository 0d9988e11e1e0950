import type { Client } from 'urql';
import { type FoundVariantFragment, type ProductFilterInput, VariantByCodeDocument, VariantsLikeDocument } from '../gql/graphql';
import { readNumber } from './readNumber';

export type Found = FoundVariantFragment;

export type Entry = { quantity: number; text: string };

/**
 * What was typed may mean: "3*MUG-1" is three of MUG-1, a lone code is one; full-width digits, × and * from Chinese keyboards do as well.
 * An x may be one, too, but stands in codes: "3XL-TEE" is first of all a code.
 */
export function readings(typed: string): Entry[] {
  const whole = { quantity: 1, text: typed.trim() };
  const [, count = '', sign = '', text = ''] = /^([\d０-９.．,，。]+)\s*([*xX×＊ｘＸ])\s*(.*)$/.exec(whole.text) ?? [];
  const quantity = readNumber(count);
  if (quantity === null || rounded(quantity) !== quantity) return [whole];

  const many = { quantity, text };
  if (sign.normalize('NFKC').toLowerCase() !== 'x') return [many];

  return text ? [whole, many] : [whole];
}

/** Quantities have thousandths, and a computer's 0.1 + 0.2 has more. */
export const rounded = (value: number) => Math.round(value * 1000) / 1000;

export const nameOf = (variant: Found) => [variant.product?.name ?? variant.sku, variant.option].filter(Boolean).join(' · ');

/** The one variant with this SKU or barcode. */
export async function byCode(client: Client, code: string, stock: boolean): Promise<Found | null> {
  const { data, error } = await client.query(VariantByCodeDocument, { code, stock }, { requestPolicy: 'network-only' }).toPromise();
  if (error && !data) throw error;

  return data?.variantByCode ?? null;
}

/** What begins with the code, then what has it in its name; each once. */
export async function like(client: Client, text: string, stock: boolean): Promise<Found[]> {
  const { data, error } = await client.query(VariantsLikeDocument, { text, stock }, { requestPolicy: 'network-only' }).toPromise();
  if (error && !data) throw error;

  const all = [...(data?.variants?.nodes ?? []), ...(data?.products?.nodes ?? []).flatMap((it) => it.variants)];

  return [...new Map(all.filter((it) => it.active).map((it) => [it.id, it])).values()].slice(0, 10);
}

export type Proposal = Entry & { variant: Found };

/** What one may mean who has typed no code. */
export async function proposals(client: Client, typed: string, stock: boolean): Promise<Proposal[]> {
  const ways = readings(typed).filter((it) => it.text.length >= 2);
  const found = await Promise.all(
    ways.map(async (way) => (await like(client, way.text, stock)).map((variant): Proposal => ({ ...way, variant }))),
  );

  return [...new Map(found.flat().map((it) => [it.variant.id, it])).values()];
}

/** Products by what a person types or a scanner reads: a part of the name or of its pinyin, how a SKU begins, or a barcode. */
export const likeOf = (text: string): ProductFilterInput[] => [
  { name: { icontains: text } },
  { pinyin: { icontains: text } },
  { variants: { some: { sku: { istartsWith: text } } } },
  { variants: { some: { barcodes: { some: { code: { eq: text } } } } } },
];
