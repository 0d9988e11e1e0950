import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { MembersLikeDocument } from '../gql/graphql';
import { FoundSelect } from './FoundSelect';

type Option = { value: string; label: string };
type One = { isMany?: false; value?: string; onChange?: (id: string | undefined) => void };
type Many = { isMany: true; value?: string[]; onChange?: (ids: string[]) => void };
type Props = (One | Many) & {
  label: string;
  id?: string;
  className?: string;
  /** Choices beside the members, e.g. nobody. */
  extra?: readonly Option[];
  /** Without the right to see members only the extra choices are there. */
  isClosed?: boolean;
};

/** The server names so many nodes at once. */
const MOST = 50;

/** Finds active members by name; whoever is chosen already keeps his name. */
export function MemberSelect({ label, id, className = 'wide', extra = [], isClosed = false, isMany, value, onChange }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [asked, setAsked] = useState('');
  const chosen = [value ?? []].flat();
  const [names, setNames] = useState<Record<string, string>>({});
  // Whoever is chosen and not among those that were found, be it later, by a view or a link, is asked for once.
  const [ids, setIds] = useState<string[]>([]);
  const unknown = chosen.filter((it) => !names[it] && !ids.includes(it) && extra.every((choice) => choice.value !== it));
  if (unknown.length > 0 && ids.length < MOST) setIds([...ids, ...unknown].slice(0, MOST));
  const [{ data, fetching, operation }] = useQuery({ query: MembersLikeDocument, variables: { text: asked, ids }, pause: isClosed });

  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), text ? 150 : 0);

    return () => clearTimeout(timer);
  }, [text]);
  useEffect(() => {
    const known = (data?.nodes ?? []).filter((it) => it?.__typename === 'Member');
    const all = [...(data?.members?.nodes ?? []), ...known];
    if (all.length > 0) setNames((now) => ({ ...now, ...Object.fromEntries(all.map((it) => [it.id, it.displayName])) }));
  }, [data]);

  const found = (data?.members?.nodes ?? []).map((it) => it.id);
  const fits = extra.filter((it) => it.label.toLowerCase().includes(text.trim().toLowerCase()));
  const others = chosen.filter((it) => extra.every((choice) => choice.value !== it));
  // An id is nothing to read: until its name is there, or where it may not be seen, it stays unsaid.
  const named = [...new Set([...found, ...others])].map((it) => ({ value: it, label: names[it] ?? '…' }));

  const options = [...fits, ...named];
  const isFresh = isClosed || !text.trim() || (operation?.variables.text === text.trim() && !fetching);
  const give = (next: unknown) => {
    setText('');
    (onChange as ((it: unknown) => void) | undefined)?.(next);
  };
  // What is chosen already is offered after what was found: taken first it would be let go.
  const first = [...fits.map((it) => it.value), ...found].find((it) => isMany || it !== value);

  return (
    <FoundSelect
      id={id}
      className={className}
      mode={isMany ? 'multiple' : undefined}
      isClosed={isClosed}
      text={text}
      onText={setText}
      isFresh={isFresh}
      onFirst={first ? () => give(isMany ? [...new Set([...chosen, first])] : first) : undefined}
      allowClear
      aria-label={label}
      placeholder={label}
      value={value}
      options={options}
      loading={fetching}
      notFoundContent={fetching ? t('loading') : t('nothingFound')}
      onChange={give}
    />
  );
}
