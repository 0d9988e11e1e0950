import { App, Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { CreateTeamDocument, type TeamPartsFragment, UpdateTeamDocument } from '../../../gql/graphql';
import { MemberSelect } from '../../../shared/MemberSelect';
import { Refusals } from '../../../shared/Refusals';
import { useCommand } from '../../../shared/useCommand';
import { useConflict } from '../../../shared/useConflict';

type Values = { name: string; memberIds: string[] };

const formOf = ({ name, members }: TeamPartsFragment): Values => ({ name, memberIds: (members ?? []).map((it) => it.id) });

/** A team: its name and who is in it. */
export function TeamDialog({ team, onClose }: { team: TeamPartsFragment | null; onClose: () => void }) {
  const { t } = useTranslation(['tenancy', 'common']);
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const [create, { isBusy: a, refusals: e }] = useCommand(CreateTeamDocument, { form, isQuiet: true });
  const conflict = useConflict<Values, TeamPartsFragment>({
    form,
    from: team,
    fields: [
      { key: 'name', label: t('name') },
      { key: 'memberIds', label: t('part.members'), say: (ids: string[] = []) => t('memberCount', { count: ids.length }) },
    ],
    toForm: formOf,
    save: (version) => void save(form.getFieldsValue(), version),
    onTheirs: onClose,
  });
  const [update, { isBusy: b, refusals: f }] = useCommand(UpdateTeamDocument, { form, isQuiet: true, onRefusal: conflict.onRefusal });
  const save = async (values: Values, expectedVersion = team?.version ?? 0) => {
    const done = team ? await update({ input: { ...values, id: team.id, expectedVersion } }) : await create({ input: values });
    if (!done) return;

    onClose();
    void message.success(t('common:saved'));
  };

  return (
    <Modal
      open
      title={team ? t('editTeam', { name: team.name }) : t('addTeam')}
      okText={t('common:save')}
      okButtonProps={{ loading: a || b }}
      onOk={() => form.submit()}
      onCancel={onClose}
      width={520}
    >
      <Refusals of={[...e, ...f]} />
      <Form
        name="team"
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={team ? formOf(team) : { memberIds: [] }}
        onFinish={(values) => void save(values)}
      >
        <Form.Item name="name" label={t('name')} rules={[{ required: true, message: t('common:needed') }]}>
          <Input maxLength={100} autoFocus={!team} />
        </Form.Item>
        <Form.Item name="memberIds" label={t('part.members')}>
          <MemberSelect isMany label={t('part.members')} />
        </Form.Item>
      </Form>
      {conflict.dialog}
    </Modal>
  );
}
