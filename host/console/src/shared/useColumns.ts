import { useState } from 'react';
import { useQuery } from 'urql';
import { ChooseColumnsDocument, SavedViewsDocument } from '../gql/graphql';
import type { Column } from './Grid';
import { useCommand } from './useCommand';
import type { useViews } from './useViews';

/** The columns of a list as the person has chosen them for the view: kept on the server, so that they are there on every machine. What is filtered without being a view has those of the first. */
export function useColumns<Row>({ list: { name: list, builtIn }, active }: ReturnType<typeof useViews>, columns: Column<Row>[]) {
  const view = active || builtIn[0]?.key || 'all';
  const [{ data }] = useQuery({ query: SavedViewsDocument, variables: { list } });
  const [choose] = useCommand(ChooseColumnsDocument);
  const [now, setNow] = useState<Record<string, string[]>>({});
  const kept = data?.columnChoices?.find((it) => it.view === view)?.columns;
  const ofView = data?.savedViews?.find((it) => it.id === view)?.columns;
  const wanted = [now[view], kept, ofView].find((it) => it?.length) ?? columns.filter((it) => !it.isExtra).map((it) => it.key);
  const shown = wanted.flatMap((key) => columns.filter((it) => it.key === key));
  const set = (chosen: string[]) => {
    setNow({ ...now, [view]: chosen });
    void choose({ input: { list, view, columns: chosen } });
  };

  return {
    shown,
    chooser: {
      columns: [...shown, ...columns.filter((it) => !shown.includes(it))].map(({ key, title }) => ({ key, title })),
      chosen: shown.map((it) => it.key),
      onChoose: set,
      onReset: (now[view] ?? kept)?.length ? () => set([]) : undefined,
    },
  };
}
