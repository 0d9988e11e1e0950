import { Button, Form, Upload } from 'antd';
import { useTranslation } from 'react-i18next';
import { type CompanyPartsFragment, UpdateCompanyDocument } from '../../../gql/graphql';
import { useCommand } from '../../../shared/useCommand';

type Props = {
  company: CompanyPartsFragment;
  /** On which it is saved. */
  version: number;
  mayWrite: boolean;
  onDone: (saved: CompanyPartsFragment) => void;
};

/** The company's picture: chosen, it is kept at once. */
export function Logo({ company, version, mayWrite, onDone }: Props) {
  const { t } = useTranslation('tenancy');
  const [update, { isBusy }] = useCommand(UpdateCompanyDocument);

  const keep = async (logo: File | null) => {
    const done = await update({ input: { expectedVersion: version, logo } });
    if (done?.tenant) onDone(done.tenant);
  };

  if (!mayWrite && !company.logo) return null;

  return (
    <Form.Item label={t('logo')} layout="vertical" extra={mayWrite && t('logoHint')}>
      <div className="row wrap">
        {company.logo && <img className="logo" src={company.logo} alt={t('logo')} />}
        {mayWrite && (
          <Upload
            accept="image/png,image/jpeg,image/webp"
            maxCount={1}
            showUploadList={false}
            beforeUpload={(picked) => {
              void keep(picked);

              return false;
            }}
          >
            <Button loading={isBusy}>{t('chooseLogo')}</Button>
          </Upload>
        )}
        {mayWrite && company.logo && (
          <Button type="text" danger disabled={isBusy} onClick={() => void keep(null)}>
            {t('removeLogo')}
          </Button>
        )}
      </div>
    </Form.Item>
  );
}
