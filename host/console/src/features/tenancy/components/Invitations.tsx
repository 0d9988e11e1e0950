import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { InvitationsDocument, ResendInvitationDocument, RevokeInvitationDocument } from '../../../gql/graphql';
import { useFormat } from '../../../shared/format';
import { useCommand } from '../../../shared/useCommand';
import { useRoleName } from '../useRoleName';
import { LinkToGive } from './LinkToGive';

/** Who was asked to join and hasn't answered yet. */
export function Invitations() {
  const { t } = useTranslation('tenancy');
  const { modal } = App.useApp();
  const roleName = useRoleName();
  const format = useFormat();
  const [{ data }] = useQuery({ query: InvitationsDocument });
  const [resend] = useCommand(ResendInvitationDocument);
  const [revoke] = useCommand(RevokeInvitationDocument);
  const open = data?.invitations?.nodes?.filter((it) => it.status === 'OPEN' || it.status === 'EXPIRED') ?? [];
  if (open.length === 0) return null;

  const onResend = async (id: string) => {
    const done = await resend({ input: { id } });
    if (done?.link) modal.info({ title: t('invite'), icon: null, width: 520, content: <LinkToGive link={done.link} /> });
  };

  return (
    <section className="panel">
      <h2>{t('invitations')}</h2>
      <ul className="counts panel-body">
        {open.map((it) => (
          <li key={it.id}>
            <span className="grow">
              {it.displayName} <span className="muted">{it.email}</span>
              <span className="muted small count-sku">
                {[
                  (it.roles ?? []).map(roleName).join(t('common:comma')),
                  it.status === 'EXPIRED' ? t('expired') : t('expires', { at: format.date(it.expiresAt) }),
                ].join(' · ')}
              </span>
            </span>
            <Button size="small" onClick={() => void onResend(it.id)}>
              {t('resend')}
            </Button>
            <Button size="small" type="text" onClick={() => void revoke({ input: { id: it.id } })}>
              {t('revokeInvitation')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
