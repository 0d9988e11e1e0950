import { CameraOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { canScan } from './canScan';

const Camera = lazy(() => import('./Camera'));

type Props = {
  onCode: (code: string) => void;
  /** One code is all that is wanted: the camera closes behind it. */
  isOne?: boolean;
};

/** Reads codes by the camera, where a page may use one. */
export function CameraButton({ onCode, isOne }: Props) {
  const { t } = useTranslation();
  const [isLooking, setLooking] = useState(false);
  const take = (code: string) => {
    onCode(code);
    if (isOne) setLooking(false);
  };
  if (!canScan()) return null;

  return (
    <>
      <Button
        type="text"
        size="small"
        icon={<CameraOutlined aria-hidden />}
        aria-label={t('scan.camera')}
        onClick={() => setLooking(true)}
      />
      {isLooking && (
        <Suspense fallback={null}>
          <Camera onCode={take} onClose={() => setLooking(false)} />
        </Suspense>
      )}
    </>
  );
}
