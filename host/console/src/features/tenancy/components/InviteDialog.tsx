import { Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { InviteMemberDocument, type InviteMemberInput } from '../../../gql/graphql';
import { Refusals } from '../../../shared/Refusals';
import { useCommand } from '../../../shared/useCommand';
import { LinkToGive } from './LinkToGive';
import { RoleChoice } from './RoleChoice';

export function InviteDialog({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useTranslation(['tenancy', 'common']);
  const [form] = Form.useForm<InviteMemberInput>();
  const [link, setLink] = useState<string>();
  const [invite, { isBusy, refusals }] = useCommand(InviteMemberDocument, { form, isQuiet: true });

  const onFinish = async (input: InviteMemberInput) => {
    const done = await invite({ input: { ...input, language: i18n.language } });
    if (done?.link) setLink(done.link);
    else if (done) onClose();
  };

  return (
    <Modal
      open
      title={t('invite')}
      okText={link ? t('common:close') : t('invite')}
      okButtonProps={{ loading: isBusy }}
      cancelButtonProps={{ hidden: link !== undefined }}
      onOk={() => (link ? onClose() : form.submit())}
      onCancel={onClose}
      width={520}
    >
      {link ? (
        <LinkToGive link={link} />
      ) : (
        <Form name="invitation" form={form} layout="vertical" requiredMark={false} onFinish={onFinish}>
          <Refusals of={refusals} onLeave={onClose} />
          <Form.Item name="email" label={t('email')} rules={[{ required: true, message: t('common:needed') }]}>
            <Input type="email" autoFocus maxLength={200} />
          </Form.Item>
          <Form.Item name="displayName" label={t('name')} rules={[{ required: true, message: t('common:needed') }]}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="roleIds" label={t('part.roles')} rules={[{ required: true, message: t('common:needed') }]}>
            <RoleChoice />
          </Form.Item>
        </Form>
      )}
    </Modal>
  );
}
