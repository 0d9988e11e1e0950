import { SafetyCertificateOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { VerifyAuditDocument, type VerifyAuditQuery } from '../../../gql/graphql';
import { Failure } from '../../../shared/Failure';
import { useFormat } from '../../../shared/format';

type Slice = NonNullable<VerifyAuditQuery['verifyAudit']>;
type State = { checked: number; last?: Slice; error?: Parameters<typeof Failure>[0]['error'] };

/** Follows the log from its first entry to its end, slice by slice, and says whether anybody touched it. */
export function AuditCheck() {
  const { t } = useTranslation('audit');
  const client = useClient();
  const [state, setState] = useState<State | null>(null);
  const [isBusy, setBusy] = useState(false);

  const check = async () => {
    setBusy(true);
    let from: number | null = null;
    let checked = 0;
    setState({ checked });
    do {
      const { data, error } = await client.query(VerifyAuditDocument, { from }, { requestPolicy: 'network-only' }).toPromise();
      const slice: Slice | null | undefined = data?.verifyAudit;
      if (error || !slice) {
        setState({ checked, error });
        break;
      }

      checked += slice.checked;
      from = slice.next ?? null;
      setState({ checked, last: slice });
    } while (from !== null);
    setBusy(false);
  };

  return (
    <>
      <Button icon={<SafetyCertificateOutlined aria-hidden />} loading={isBusy} onClick={() => void check()}>
        {t('check')}
      </Button>
      {state && (
        <div className="audit-found" role="status">
          <Found state={state} isBusy={isBusy} onRetry={() => void check()} />
        </div>
      )}
    </>
  );
}

function Found({ state: { checked, last, error }, isBusy, onRetry }: { state: State; isBusy: boolean; onRetry: () => void }) {
  const { t } = useTranslation('audit');
  const format = useFormat();
  if (error) return <Failure error={error} onRetry={onRetry} />;
  if (isBusy || !last) return <Alert className="gap" type="info" showIcon title={t('checking', { count: checked })} />;

  const { firstBad: bad, lastSignedAt } = last;
  if (bad)
    return (
      <Alert
        className="gap"
        type="error"
        showIcon
        title={t('bad', { number: bad.sequence })}
        description={`${t(`fault.${bad.kind}`)} ${t('badHint', { good: format.number(checked) })}`}
      />
    );

  return (
    <Alert
      className="gap"
      type="success"
      showIcon
      title={checked === 0 ? t('emptyLog') : t('intact', { count: checked })}
      description={checked === 0 ? undefined : lastSignedAt ? t('signed', { at: format.dateTime(lastSignedAt) }) : t('unsigned')}
    />
  );
}
