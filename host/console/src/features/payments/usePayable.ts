import { useState } from 'react';
import { useQuery } from 'urql';
import { type PayableFragment, PayableOrdersDocument } from '../../gql/graphql';
import { payableOf } from './payable';

/** The orders that money may be matched to: the oldest few, or what is looked for; one that was given a part stays in sight. */
export function usePayable(customerId?: string | null, first?: PayableFragment | null) {
  const [text, setText] = useState<string>();
  const [kept, setKept] = useState<readonly PayableFragment[]>([]);
  const [{ data: oldest }] = useQuery({ query: PayableOrdersDocument, variables: { where: payableOf(customerId) } });
  const [{ data: found }] = useQuery({ query: PayableOrdersDocument, variables: { where: payableOf(customerId, text) }, pause: !text });
  const answer = (text ? found : oldest)?.orders;
  const rows = answer?.nodes ?? [];
  const orders = [...new Map([...(first ? [first] : []), ...kept, ...rows].map((it) => [it.id, it])).values()];

  return {
    orders,
    text,
    setText,
    /** All that are open, and how many of what was asked for are not shown. */
    isMany: (oldest?.orders?.totalCount ?? 0) > (oldest?.orders?.nodes?.length ?? 0),
    hidden: (answer?.totalCount ?? 0) - rows.length,
    keep: (id: string) => {
      const row = text ? rows.find((it) => it.id === id) : undefined;
      if (row) setKept((now) => [...now.filter((it) => it.id !== id), row]);
    },
    forget: () => setKept([]),
  };
}
