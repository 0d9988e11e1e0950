import { ArrowRightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditPartsFragment } from '../../gql/graphql';
import { type Change, grouped, telling } from './readAudit';
import type { AuditWords } from './useAuditWords';

const FEW = 5;

/** The values of an entry, before and after; of many the first few, until all are wanted. */
export function Changes({ entry, words }: { entry: AuditPartsFragment; words: AuditWords }) {
  const { t } = useTranslation('audit');
  const [isWhole, setWhole] = useState(false);
  const all = telling(entry.changes ?? [], entry.objectType);
  const isLong = all.length > FEW + 1;
  const groups = grouped(all);
  let left = isWhole || !isLong ? all.length : FEW;
  const shown = groups.flatMap((group) => {
    const changes = group.changes.slice(0, left);
    left -= changes.length;

    return changes.length > 0 ? [{ ...group, changes }] : [];
  });

  return (
    <div className="changes">
      {shown.map((group) => (
        <div key={group.key} className="change-group">
          {group.part && (
            <div className="muted small">
              {[words.typeName(group.part), group.label ?? (group.partId ? words.nameOf(group.partId) : null)].filter(Boolean).join(' ')}
            </div>
          )}
          <dl className="change-list">
            {group.changes.map((it, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a field may come twice, once gone and once new, and the order stays
              <div key={`${it.field} ${at}`} className="change">
                <dt>{words.field(it.field)}</dt>
                <dd>
                  <Values change={it} type={group.part ?? entry.objectType} kind={entry.kind} words={words} />
                </dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
      {isLong && (
        <Button size="small" type="link" className="flush-start" onClick={() => setWhole(!isWhole)}>
          {isWhole ? t('fewer') : t('more', { count: all.length - FEW })}
        </Button>
      )}
    </div>
  );
}

type ValuesProps = { change: Change; type: string; kind: AuditPartsFragment['kind']; words: AuditWords };

function Values({ change, type, kind, words }: ValuesProps) {
  const { t } = useTranslation('audit');
  if (change.isForgotten || change.isHidden) return <em className="muted">{t(change.isForgotten ? 'forgotten' : 'hidden')}</em>;

  const lists = words.listChange(type, change.field, change.old, change.new);
  if (lists) return <span>{lists}</span>;

  const old = words.value(type, change.field, change.old);
  const now = words.value(type, change.field, change.new);
  // Of what is new or gone there is one value only.
  if (kind === 'CREATED' || change.old === null) return <span>{now}</span>;
  if (kind === 'DELETED') return <s className="muted">{old}</s>;

  return (
    <>
      <s className="muted">
        <span className="sr-only">{t('before')} </span>
        {old}
      </s>
      <ArrowRightOutlined className="muted change-arrow" aria-hidden />
      <span>
        <span className="sr-only">{t('after')} </span>
        {now}
      </span>
    </>
  );
}
