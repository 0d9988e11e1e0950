import { Alert, Button, Input, Spin, Upload } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import {
  type PicturePartsFragment,
  ProductPictureDocument,
  SetProductPictureDocument,
  type SetProductPictureInput,
} from '../../../gql/graphql';
import { useCommand } from '../../../shared/useCommand';

/** How often it is asked whether a link has brought its picture. */
const EVERY = 1_500;

type Props = {
  product: PicturePartsFragment;
  /** On which it is saved. */
  version: number;
  mayWrite: boolean;
  /** The picture is another one now, and the product's version has risen by one. */
  onDone: (version: number) => void;
};

/** A product's picture, from a file or from a link that the server follows: chosen, it is kept at once. */
export function Picture({ product, version, mayWrite, onDone }: Props) {
  const { t } = useTranslation('catalog');
  const client = useClient();
  const [update, { isBusy }] = useCommand(SetProductPictureDocument);
  const [link, setLink] = useState<string>();
  const { id, picture, pictureStatus: status, pictureFailureMessage: failure } = product;

  useEffect(() => {
    if (status !== 'FETCHING') return;

    const timer = setInterval(async () => {
      const { data } = await client.query(ProductPictureDocument, { id }, { requestPolicy: 'network-only' }).toPromise();
      const now = data?.product;
      // More than the picture has changed: whoever saves next is asked about it.
      if (now && now.pictureStatus !== 'FETCHING' && now.version === version + 1) onDone(now.version);
    }, EVERY);

    return () => clearInterval(timer);
  }, [status, id, version, client, onDone]);

  const keep = async (given: Pick<SetProductPictureInput, 'picture' | 'link'>) => {
    const done = await update({ input: { ...given, id, expectedVersion: version } });
    if (!done?.product) return;

    setLink(undefined);
    onDone(done.product.version);
  };

  if (!mayWrite && !picture) return null;

  return (
    <section className="panel pad stack tight" aria-label={t('picture')}>
      <h2>{t('picture')}</h2>
      {picture && <img className="picture" src={picture} alt={t('picture')} />}
      {status === 'FETCHING' && (
        <span className="row" role="status">
          <Spin size="small" /> {t('pictureFetching')}
        </span>
      )}
      {failure && <Alert type="warning" showIcon title={failure} />}
      {mayWrite && (
        <>
          <div className="row wrap">
            <Upload
              accept="image/png,image/jpeg,image/webp"
              maxCount={1}
              showUploadList={false}
              beforeUpload={(picked) => {
                void keep({ picture: picked });

                return false;
              }}
            >
              <Button loading={isBusy}>{t('choosePicture')}</Button>
            </Upload>
            <Button onClick={() => setLink((now) => (now === undefined ? 'https://' : undefined))} aria-expanded={link !== undefined}>
              {t('pictureByLink')}
            </Button>
            {picture && (
              <Button type="text" danger disabled={isBusy} onClick={() => void keep({})}>
                {t('removePicture')}
              </Button>
            )}
          </div>
          {link !== undefined && (
            <form
              className="row"
              onSubmit={(event) => {
                event.preventDefault();
                void keep({ link: link.trim() });
              }}
            >
              <Input
                type="url"
                aria-label={t('pictureLink')}
                autoFocus
                maxLength={2_000}
                value={link}
                onChange={(it) => setLink(it.target.value)}
              />
              <Button htmlType="submit" loading={isBusy}>
                {t('fetchPicture')}
              </Button>
            </form>
          )}
          <span className="muted small">{t('pictureHint')}</span>
        </>
      )}
    </section>
  );
}
