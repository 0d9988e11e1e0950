import { BarcodeOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type KeyboardEvent, type Ref, useEffect, useId, useImperativeHandle, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { useCan, useSession } from '../app/session';
import { CameraButton } from './CameraButton';
import { Field } from './Field';
import { useFormat } from './format';
import { byCode, type Found, nameOf, type Proposal, proposals, readings } from './variants';

export type ScanBoxRef = {
  focus: () => void;
  /** Waits for what is being looked up; says whether nothing is left in the box or beside it. */
  settle: () => Promise<boolean>;
};

/** Proposals with the text that they are for. */
type Hits = { of: string; all: readonly Proposal[] };
type Unclear = { typed: string; why: string };
type Props = {
  onFound: (variant: Found, quantity: number) => void;
  ref?: Ref<ScanBoxRef>;
  autoFocus?: boolean;
  onEmptyEnter?: () => void;
  /** Beside a warehouse that was chosen what all have together says nothing. */
  hasWarehouse?: boolean;
};

const none: Hits = { of: '', all: [] };

/**
 * One box for a scanner and for hands: SKU, barcode or name, with "3*" before it for three. Enter takes an exact code at
 * once, or the marked proposal; whatever is not clear stays in the box with its proposals, so nothing wrong is added.
 */
export function ScanBox({ onFound, ref, autoFocus, onEmptyEnter, hasWarehouse }: Props) {
  const { t } = useTranslation();
  const client = useClient();
  const format = useFormat();
  const stock = useCan()('inventory:read') && !hasWarehouse;
  const { tenant } = useSession();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [text, showText] = useState('');
  const [{ of, all: hits }, setHits] = useState(none);
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
    asked.current = text;
    if (readings(text).every((it) => it.text.length < 2)) {
      setHits(none);

      return;
    }

    const timer = setTimeout(async () => {
      // Enter asks again, and says what is wrong.
      const all = await proposals(client, text, stock).catch(() => []);
      if (asked.current !== text) return;

      setHits({ of: text, all });
      setAt(0);
    }, 120);

    return () => clearTimeout(timer);
  }, [client, stock, text]);

  const take = (variant: Found, quantity: number) => {
    setText('');
    setHits(none);
    onFound(variant, quantity);
    input.current?.focus();
  };

  // By now the next code may stand in the box: it is left alone, and what could not be found is kept beside it.
  const resolve = async (typed: string) => {
    const aside = (why: string) => setUnclear((now) => [...now.filter((it) => it.typed !== typed), { typed, why }]);
    try {
      const [first] = readings(typed);
      let isSold = true;
      for (const { text, quantity } of readings(typed)) {
        const exact = await byCode(client, text, stock);
        if (exact?.active) return onFound(exact, quantity);
        if (exact) isSold = false;
      }
      // Another one whose code begins alike is not what was scanned.
      if (!isSold) return aside(t('scan.inactive', { text: typed.trim() }));

      const all = await proposals(client, typed, stock);
      if (all.length === 1 && all[0]) return onFound(all[0].variant, all[0].quantity);

      if (all.length === 0 || input.current?.value) return aside(t(all.length > 1 ? 'scan.several' : 'scan.none', { text: first?.text }));

      setText(typed);
      setHits({ of: typed, all });
      setAt(0);
    } catch {
      aside(t('scan.unreached', { text: typed.trim() }));
    }
  };

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && hits.length > 0) {
      event.preventDefault();
      setAt((it) => (it + (event.key === 'ArrowDown' ? 1 : hits.length - 1)) % hits.length);
    }
    if (event.key === 'Escape') setHits(none);
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;

    event.preventDefault();
    const typed = text;
    if (readings(typed).every((it) => !it.text)) return onEmptyEnter?.();

    // Those for an earlier text are not meant any more: what stands here is looked up.
    const marked = of === typed ? hits[at] : undefined;
    const isExact = hits.some((it) => it.variant.sku.toLowerCase() === it.text.toLowerCase());
    if (marked && !isExact) return take(marked.variant, marked.quantity);

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
        onBlur={() => setTimeout(() => setHits(none), 150)}
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
        {hits.map(({ variant: it, quantity }, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the box's above
          <div
            key={it.id}
            id={`${id}${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className={index === at ? 'hit at' : 'hit'}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(it, quantity)}
          >
            <span className="num">{quantity === 1 ? it.sku : `${format.quantity(quantity)} × ${it.sku}`}</span>
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
