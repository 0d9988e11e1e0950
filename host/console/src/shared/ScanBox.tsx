import { BarcodeOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type KeyboardEvent, type Ref, useEffect, useId, useImperativeHandle, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { useCan, useSession } from '../app/session';
import { CameraButton } from './CameraButton';
import { Field } from './Field';
import { useFormat } from './format';
import { byCode, type Found, like, nameOf, readEntry } from './variants';

export type ScanBoxRef = {
  focus: () => void;
  /** Waits for what is being looked up; says whether nothing is left in the box or beside it. */
  settle: () => Promise<boolean>;
};

type Unclear = { typed: string; why: string };
type Props = { onFound: (variant: Found, quantity: number) => void; ref?: Ref<ScanBoxRef>; autoFocus?: boolean; onEmptyEnter?: () => void };

/**
 * One box for a scanner and for hands: SKU, barcode or name, with "3*" before it for three. Enter takes an exact code at
 * once, or the marked proposal; whatever is not clear stays in the box with its proposals, so nothing wrong is added.
 */
export function ScanBox({ onFound, ref, autoFocus, onEmptyEnter }: Props) {
  const { t } = useTranslation();
  const client = useClient();
  const format = useFormat();
  const stock = useCan()('inventory:read');
  const { tenant } = useSession();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [text, showText] = useState('');
  const [hits, setHits] = useState<Found[]>([]);
  const [at, setAt] = useState(0);
  const [unclear, showUnclear] = useState<Unclear[]>([]);
  // What is left, painted or not.
  const left = useRef({ text, unclear });
  const setText = (next: string) => {
    left.current.text = next;
    showText(next);
  };
  const setUnclear = (change: (now: Unclear[]) => Unclear[]) => {
    left.current.unclear = change(left.current.unclear);
    showUnclear(left.current.unclear);
  };
  // Answers that come late, for a text that is gone, must not show.
  const asked = useRef('');
  const queue = useRef(Promise.resolve());

  useImperativeHandle(ref, () => ({
    focus: () => input.current?.focus(),
    settle: async () => {
      await queue.current;

      return !left.current.text.trim() && left.current.unclear.length === 0;
    },
  }));

  useEffect(() => {
    const entry = readEntry(text);
    asked.current = entry.text;
    if (entry.text.length < 2) {
      setHits([]);

      return;
    }

    const timer = setTimeout(async () => {
      const found = await like(client, entry.text, stock);
      if (asked.current !== entry.text) return;

      setHits(found);
      setAt(0);
    }, 120);

    return () => clearTimeout(timer);
  }, [client, stock, text]);

  const take = (variant: Found, quantity: number) => {
    setText('');
    setHits([]);
    onFound(variant, quantity);
    input.current?.focus();
  };

  // By now the next code may stand in the box: it is left alone, and what could not be found is kept beside it.
  const resolve = async (typed: string) => {
    const entry = readEntry(typed);
    const exact = await byCode(client, entry.text, stock);
    if (exact?.active) return onFound(exact, entry.quantity);

    const found = await like(client, entry.text, stock);
    if (found.length === 1 && found[0]) return onFound(found[0], entry.quantity);

    const why = exact ? t('scan.inactive', { text: entry.text }) : t(found.length > 1 ? 'scan.several' : 'scan.none', { text: entry.text });
    if (found.length === 0 || input.current?.value) return setUnclear((now) => [...now.filter((it) => it.typed !== typed), { typed, why }]);

    setText(typed);
    setHits(found);
    setAt(0);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && hits.length > 0) {
      event.preventDefault();
      setAt((it) => (it + (event.key === 'ArrowDown' ? 1 : hits.length - 1)) % hits.length);
    }
    if (event.key === 'Escape') setHits([]);
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;

    event.preventDefault();
    const typed = text;
    const entry = readEntry(typed);
    if (!entry.text) return onEmptyEnter?.();

    const marked = hits[at];
    const isExact = hits.some((it) => it.sku.toLowerCase() === entry.text.toLowerCase());
    if (marked && !isExact) return take(marked, entry.quantity);

    // A scanner doesn't wait: the box is free for the next code while this one is looked up, one after the other.
    setText('');
    queue.current = queue.current.then(() => resolve(typed));
  };

  return (
    <div className="scan">
      <Field
        ref={input}
        isLarge
        autoFocus={autoFocus}
        prefix={<BarcodeOutlined aria-hidden />}
        suffix={
          <CameraButton
            onCode={(code) => {
              queue.current = queue.current.then(() => resolve(code));
            }}
          />
        }
        role="combobox"
        aria-expanded={hits.length > 0}
        aria-controls={`${id}hits`}
        aria-autocomplete="list"
        aria-activedescendant={hits.length > 0 ? `${id}${at}` : undefined}
        aria-label={t('scan.label')}
        placeholder={t('scan.placeholder')}
        isWrong={unclear.length > 0}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => setTimeout(() => setHits([]), 150)}
      />
      <div role="alert" className="scan-hint">
        {unclear.map((it) => (
          <div key={it.typed} className="row">
            <span>{it.why}</span>
            <Button
              size="small"
              type="link"
              onClick={() => {
                setUnclear((now) => now.filter((other) => other !== it));
                setText(it.typed);
                input.current?.focus();
              }}
            >
              {t('scan.mend')}
            </Button>
            <Button size="small" type="link" onClick={() => setUnclear((now) => now.filter((other) => other !== it))}>
              {t('scan.drop')}
            </Button>
          </div>
        ))}
      </div>
      <div id={`${id}hits`} role="listbox" aria-label={t('scan.label')} className={hits.length > 0 ? 'scan-hits' : 'sr-only'}>
        {hits.map((it, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the box's above
          <div
            key={it.id}
            id={`${id}${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className={index === at ? 'hit at' : 'hit'}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(it, readEntry(text).quantity)}
          >
            <span className="num">{it.sku}</span>
            <span className="clip">{nameOf(it)}</span>
            <span className="num nowrap muted">
              {format.price(it.unitPrice, it.currency ?? tenant.currency)}
              {it.stock && it.product?.kind === 'STOCKED'
                ? ` · ${t('scan.available', { quantity: format.quantity(it.stock.available) })}`
                : ''}
            </span>
          </div>
        ))}
      </div>
    </div>
  );
}
