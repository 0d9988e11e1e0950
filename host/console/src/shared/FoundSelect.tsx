import { Select, type SelectProps } from 'antd';
import { type Ref, useState } from 'react';
import { useEnter } from './useEnter';

type Props = Omit<SelectProps, 'showSearch' | 'open' | 'ref'> & {
  ref?: Ref<{ focus: () => void }>;
  text: string;
  onText: (text: string) => void;
  /** Whether the options are those for the text that stands there. */
  isFresh: boolean;
  /** Takes the first of them, where there is one. */
  onFirst?: () => void;
  isClosed?: boolean;
};

/** A choice whose options are looked up as one types; neither Enter nor Tab takes one that was found for an earlier text. */
export function FoundSelect({ ref, text, onText, isFresh, onFirst, isClosed, ...rest }: Props) {
  const [isOpen, setOpen] = useState(false);
  const take = () => {
    if (!onFirst) return;

    setOpen(false);
    onText('');
    onFirst();
  };
  const enter = useEnter(isFresh, take, ['Enter', 'Tab']);

  return (
    <div className="through" {...enter}>
      <Select
        {...rest}
        ref={ref as never}
        showSearch={isClosed ? false : { filterOption: false, searchValue: text, onSearch: onText }}
        open={isOpen}
        onOpenChange={setOpen}
      />
    </div>
  );
}
