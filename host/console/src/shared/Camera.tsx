import { App, Modal } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

type Detect = (source: HTMLVideoElement) => Promise<{ rawValue: string }[]>;
type WithDetector = { BarcodeDetector?: new () => { detect: Detect } };

const EVERY = 150;

/** The browser's own reader where it has one, as phones do; else one that is fetched when it is first wanted. */
async function reader(): Promise<Detect> {
  const Known = (window as WithDetector).BarcodeDetector;
  if (!Known) return (await import('./barcodes')).detect;

  const detector = new Known();

  return (source) => detector.detect(source);
}

/** Looks through the camera until a barcode is seen; the same one again counts only after it was out of sight. */
export default function Camera({ onCode, onClose }: { onCode: (code: string) => void; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [seen, setSeen] = useState<string>();
  const video = useRef<HTMLVideoElement>(null);
  const tell = useRef(onCode);
  tell.current = onCode;
  const close = useRef(onClose);
  close.current = onClose;

  useEffect(() => {
    let stream: MediaStream | undefined;
    let last = '';
    let isOver = false;
    let timer: ReturnType<typeof setTimeout>;

    // One picture after the other: a slow phone must not fall behind.
    const look = async (detect: Detect) => {
      if (isOver) return;

      if (video.current && video.current.readyState >= 2) {
        const code = (await detect(video.current).catch(() => []))[0]?.rawValue ?? '';
        if (code && code !== last && !isOver) {
          navigator.vibrate?.(60);
          setSeen(code);
          tell.current(code);
        }
        last = code;
      }
      timer = setTimeout(() => void look(detect), EVERY);
    };
    const fail = () => {
      if (isOver) return;

      void message.error(t('scan.noCamera'));
      close.current();
    };

    navigator.mediaDevices
      .getUserMedia({ video: { facingMode: 'environment' } })
      .then((opened) => {
        stream = opened;
        // Closed before the camera was open.
        if (isOver) for (const track of opened.getTracks()) track.stop();
        else if (video.current) video.current.srcObject = opened;
      })
      .catch(fail);
    reader().then((detect) => void look(detect), fail);

    return () => {
      isOver = true;
      clearTimeout(timer);
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
  }, [message, t]);

  return (
    <Modal open title={t('scan.camera')} footer={null} onCancel={onClose} width={520}>
      <video ref={video} className="camera" autoPlay playsInline muted />
      <p className="muted flush" role="status">
        {seen ? t('scan.seen', { code: seen }) : t('scan.hold')}
      </p>
    </Modal>
  );
}
