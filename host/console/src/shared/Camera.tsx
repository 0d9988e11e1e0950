import { App, Modal } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

type Detector = { detect: (source: HTMLVideoElement) => Promise<{ rawValue: string }[]> };
type WithDetector = { BarcodeDetector?: new () => Detector };

const EVERY = 150;

/** Looks through the camera until a barcode is seen; the same one again counts only after it was out of sight. */
export default function Camera({ onCode, onClose }: { onCode: (code: string) => void; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const video = useRef<HTMLVideoElement>(null);
  const tell = useRef(onCode);
  tell.current = onCode;
  const close = useRef(onClose);
  close.current = onClose;

  useEffect(() => {
    let stream: MediaStream | undefined;
    let last = '';
    const Known = (window as WithDetector).BarcodeDetector;
    const detector = Known && new Known();
    const look = setInterval(async () => {
      if (!detector || !video.current || video.current.readyState < 2) return;

      const code = (await detector.detect(video.current).catch(() => []))[0]?.rawValue ?? '';
      if (code && code !== last) {
        navigator.vibrate?.(60);
        tell.current(code);
      }
      last = code;
    }, EVERY);

    navigator.mediaDevices
      .getUserMedia({ video: { facingMode: 'environment' } })
      .then((opened) => {
        stream = opened;
        if (video.current) video.current.srcObject = opened;
      })
      .catch(() => {
        void message.error(t('scan.noCamera'));
        close.current();
      });

    return () => {
      clearInterval(look);
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
  }, [message, t]);

  return (
    <Modal open title={t('scan.camera')} footer={null} onCancel={onClose} width={520}>
      <video ref={video} className="camera" autoPlay playsInline muted />
    </Modal>
  );
}
