import { useQuery } from 'urql';
import { useCan } from '../../app/session';
import { type FulfillmentFilterInput, ShipmentsLikeDocument, ShipmentsWithDocument } from '../../gql/graphql';

/** Shipments by what the warehouse has at hand: their own number, the order's, the customer, or an item by SKU or barcode. */
export function useShipmentSearch(text: string | undefined) {
  const items = useCan()('catalog:read');
  const [like] = useQuery({ query: ShipmentsLikeDocument, variables: { text: text ?? '', items }, pause: !text });
  const sku = like.data?.variantByCode?.sku ?? text ?? '';
  const [having] = useQuery({ query: ShipmentsWithDocument, variables: { sku }, pause: !text || like.fetching });
  const isLooking = text !== undefined && (like.fetching || having.fetching);

  const ofOrders = (like.data?.orders?.nodes ?? []).flatMap((it) => it.fulfillments);
  const withItem = (having.data?.orders?.nodes ?? [])
    .flatMap((it) => it.fulfillments)
    .filter((it) => it.lines.some((line) => line.sku.toLowerCase().startsWith(sku.toLowerCase())));
  const numbers = [...new Set([...ofOrders, ...withItem].map((it) => it.number))];
  const or: FulfillmentFilterInput[] = [{ number: { icontains: text } }, { number: { in: numbers } }];

  return { isLooking, where: text ? { or } : {} };
}
