import { Input, type InputRef, Modal } from 'antd';
import { type KeyboardEvent, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { FindDocument } from '../gql/graphql';
import { useLikeCustomer } from '../shared/customers';
import { type Sounds, soundsOf } from '../shared/pinyin';
import { useEnter } from '../shared/useEnter';
import { useGo } from '../shared/usePageLink';
import { doings, visible } from './nav';
import { useCan, useSession } from './session';
import { settings } from './settings';

type Hit = { key: string; group: string; title: string; hint?: string; href: string };

/** Ctrl-K: pages, things to do and records, by a few letters; Chinese ones by their pinyin, too. */
export default function CommandPalette({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const go = useGo();
  const can = useCan();
  const like = useLikeCustomer();
  const [hasSettings, setHasSettings] = useState(false);
  const { permissions } = useSession();
  const input = useRef<InputRef>(null);
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const [sounds, setSounds] = useState<Sounds>();
  const typed = text.trim();
  const wanted = useDeferredValue(typed);
  const [{ data, fetching, operation }] = useQuery({
    query: FindDocument,
    variables: {
      text: wanted,
      like: like(wanted),
      orders: can('orders:read'),
      customers: can('customers:read'),
      products: can('catalog:read'),
      shipments: can('orders:read'),
      payments: can('payments:read'),
    },
    pause: wanted.length < 2,
    requestPolicy: 'network-only',
  });

  useEffect(() => {
    void soundsOf(i18n.language).then((found) => setSounds(() => found));
    // Their names come a moment later: the box must not wait for them.
    void i18n.loadNamespaces('tenancy').then(() => setHasSettings(true));
  }, [i18n, i18n.language]);

  const hits = useMemo<Hit[]>(() => {
    const isLike = (title: string) => title.toLowerCase().includes(typed.toLowerCase()) || Boolean(sounds?.(title, typed));
    const found = typed.length >= 2 ? data : undefined;

    return [
      ...doings
        .filter((it) => can(it.needs))
        .map((it): Hit => ({ key: it.key, group: 'do', title: t(`do.${it.key}`), href: it.href }))
        .filter((it) => isLike(it.title)),
      ...visible(permissions)
        .map((it): Hit => ({ key: it.key, group: 'go', title: t(`nav.${it.key}`), href: it.href }))
        .filter((it) => isLike(it.title)),
      ...(typed && hasSettings && can('tenancy:read-settings') ? settings : [])
        .filter((it) => can(it.needs))
        .map(
          (it): Hit => ({
            key: it.key,
            group: 'go',
            title: t(`tenancy:part.${it.key}`),
            hint: t('nav.settings'),
            href: `/settings?part=${it.key}`,
          }),
        )
        .filter((it) => isLike(it.title)),
      ...(found?.orders?.nodes ?? []).map(
        (it): Hit => ({
          key: it.id,
          group: 'orders',
          title: it.number ?? t('draft'),
          hint: it.customerName ?? undefined,
          href: `/orders/${encodeURIComponent(it.id)}`,
        }),
      ),
      ...(found?.customers?.nodes ?? []).map(
        (it): Hit => ({ key: it.id, group: 'customers', title: it.name, hint: it.code, href: `/customers/${encodeURIComponent(it.id)}` }),
      ),
      ...(found?.products?.nodes ?? []).map(
        (it): Hit => ({
          key: it.id,
          group: 'products',
          title: it.name,
          hint: it.variants
            .map((variant) => variant.sku)
            .slice(0, 3)
            .join(', '),
          href: `/products/${encodeURIComponent(it.id)}`,
        }),
      ),
      ...(found?.fulfillments?.nodes ?? []).map(
        (it): Hit => ({
          key: it.id,
          group: 'shipments',
          title: it.number,
          hint: it.order?.customerName ?? undefined,
          href: `/pick/${encodeURIComponent(it.id)}`,
        }),
      ),
      ...(found?.salesReturns?.nodes ?? []).map(
        (it): Hit => ({ key: it.id, group: 'returns', title: it.number, href: `/returns/${encodeURIComponent(it.id)}` }),
      ),
      ...(found?.receipts?.nodes ?? []).map(
        (it): Hit => ({
          key: it.id,
          group: 'receipts',
          title: it.number,
          hint: it.reference ?? undefined,
          href: `/payments/${encodeURIComponent(it.id)}`,
        }),
      ),
    ];
  }, [can, data, hasSettings, permissions, sounds, t, typed]);

  const pick = (hit?: Hit) => {
    if (!hit) return;

    onClose();
    go(hit.href);
  };
  // The records may still be those for an earlier text; pages and things to do never are.
  const isFound = typed.length < 2 || (operation?.variables.text === typed && !fetching);
  const isFresh = isFound || hits[at]?.group === 'do' || hits[at]?.group === 'go';
  const enter = useEnter(isFresh, () => pick(hits[at]));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const next = Math.max(0, Math.min(hits.length - 1, at + (event.key === 'ArrowDown' ? 1 : -1)));
      setAt(next);
      document.getElementById(`hit-${next}`)?.scrollIntoView({ block: 'nearest' });
    }
    if (event.key === 'Enter') pick(hits[at]);
  };

  return (
    <Modal
      open
      onCancel={onClose}
      footer={null}
      closable={false}
      width={600}
      style={{ top: 96 }}
      title={<span className="sr-only">{t('find')}</span>}
      className="palette"
      afterOpenChange={(open) => open && input.current?.focus()}
    >
      <Input
        ref={input}
        size="large"
        variant="borderless"
        role="combobox"
        aria-expanded
        aria-controls="palette-hits"
        aria-activedescendant={hits[at] ? `hit-${at}` : undefined}
        aria-label={t('find')}
        placeholder={t('findHint')}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        {...enter}
        onKeyDown={onKeyDown}
      />
      <div id="palette-hits" role="listbox" aria-label={t('find')} className="palette-hits">
        {hits.map((hit, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the box's above
          <div
            key={`${hit.group}-${hit.key}`}
            id={`hit-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className={index === at ? 'hit at' : 'hit'}
            onMouseMove={() => setAt(index)}
            onClick={() => pick(hit)}
          >
            <span className="hit-group muted">{t(`palette.${hit.group}`)}</span>
            <span className="clip">{hit.title}</span>
            {hit.hint && <span className="muted clip">{hit.hint}</span>}
          </div>
        ))}
        {hits.length === 0 && <p className="muted pad">{isFound ? t('nothingFound') : t('loading')}</p>}
      </div>
    </Modal>
  );
}
