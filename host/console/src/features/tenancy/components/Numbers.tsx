import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useCan } from '../../../app/session';
import { CompanyDocument, type CompanyQuery, UpdateNumberPatternDocument } from '../../../gql/graphql';
import { PageSkeleton } from '../../../shared/PageSkeleton';
import { useCommand } from '../../../shared/useCommand';
import { useLeaveGuard } from '../../../shared/useUnsaved';

type Pattern = NonNullable<NonNullable<CompanyQuery['numberPatterns']>['nodes']>[number];

/** How documents are numbered. */
export function Numbers() {
  const { t } = useTranslation('tenancy');
  const [{ data }] = useQuery({ query: CompanyDocument });
  if (!data) return <PageSkeleton />;

  return (
    <section className="panel pad narrow-left">
      <p className="muted">{t('patternHint')}</p>
      <ul className="counts numbers">
        {data.numberPatterns?.nodes?.map((it) => (
          <Row key={it.id} pattern={it} />
        ))}
      </ul>
    </section>
  );
}

function Row({ pattern }: { pattern: Pattern }) {
  const { t } = useTranslation(['tenancy', 'words', 'common']);
  const { message } = App.useApp();
  const mayWrite = useCan()('tenancy:manage-settings');
  const [text, setText] = useState(pattern.pattern);
  useLeaveGuard(() => text !== pattern.pattern);
  const [theirs, setTheirs] = useState<string>();
  const [update, { isBusy, refusals }] = useCommand(UpdateNumberPatternDocument, {
    isQuiet: true,
    // With the answer the row has their version: what is saved next goes on top of it.
    onRefusal: (it) => {
      const current = it.code === 'VERSION_CONFLICT' ? (it.current as Pattern | null) : null;
      setTheirs(current?.pattern);

      return current !== null;
    },
  });
  const save = async () => {
    const done = await update({ input: { kind: pattern.kind, expectedVersion: pattern.version, pattern: text } });
    if (!done) return;

    setTheirs(undefined);
    void message.success(t('common:saved'));
  };

  return (
    <li>
      <label className="grow" htmlFor={pattern.kind}>
        {t(`words:DocumentKind.${pattern.kind}`)}
        <span role="alert" className="wrong small count-sku">
          {theirs ? t('patternStale', { pattern: theirs }) : refusals[0]?.message}
        </span>
      </label>
      <Input
        id={pattern.kind}
        className="pattern num"
        disabled={!mayWrite}
        value={text}
        status={refusals[0] || theirs ? 'error' : undefined}
        onChange={(it) => setText(it.target.value)}
        onPressEnter={() => void save()}
      />
      {mayWrite && (
        <Button loading={isBusy} disabled={text === pattern.pattern} onClick={() => void save()}>
          {t('common:save')}
        </Button>
      )}
    </li>
  );
}
