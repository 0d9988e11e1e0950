import { useEffect, useState } from 'react';
import { type CombinedError, useClient } from 'urql';
import { MatchingSlipsDocument, type SlipPartsFragment } from '../../gql/graphql';
import { patiently } from '../../shared/useBulk';
import { shipmentStages } from './bulk';
import { useShipmentSearch } from './useShipmentSearch';

/** As many pages as anybody prints in one go. */
const MOST = 250;

type Found = { rows: readonly SlipPartsFragment[]; total: number };

/** All shipments of a list of the warehouse, the oldest first, for one print. */
export function useMatchingSlips(list: string | undefined, q: string | undefined) {
  const client = useClient();
  const status = list && list in shipmentStages ? { in: shipmentStages[list as keyof typeof shipmentStages] } : undefined;
  const { where, isLooking } = useShipmentSearch(status ? q || undefined : undefined);
  const filter = status && !isLooking ? JSON.stringify({ status, ...where }) : undefined;
  const [found, setFound] = useState<Found>();
  const [error, setError] = useState<CombinedError>();

  useEffect(() => {
    if (!filter) return;

    let isWanted = true;
    const read = async () => {
      const rows: SlipPartsFragment[] = [];
      for (let after: string | null | undefined; isWanted; ) {
        const variables = { where: JSON.parse(filter), after };
        const { data, error } = await patiently(() =>
          client.query(MatchingSlipsDocument, variables, { requestPolicy: 'network-only' }).toPromise(),
        );
        // Half of a print that looks like all of it would be packed as all of it.
        if (error) return isWanted ? setError(error) : undefined;

        rows.push(...(data?.fulfillments?.nodes ?? []));
        const page = data?.fulfillments?.pageInfo;
        if (isWanted && (!page?.hasNextPage || rows.length >= MOST))
          return setFound({ rows: rows.slice(0, MOST), total: data?.fulfillments?.totalCount ?? rows.length });

        after = page?.endCursor;
      }
    };
    void read();

    return () => {
      isWanted = false;
    };
  }, [client, filter]);

  return { found, error, fetching: status !== undefined && !found && !error };
}
