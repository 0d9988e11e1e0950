import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';

/** How long a command can be taken back, in seconds. */
const TIME = 8;

let count = 0;

/** Says that something was done, and for a while offers to undo it: by a command like any other, which is kept in the history too. */
export function useUndo() {
  const { t } = useTranslation();
  const { message } = App.useApp();

  return (text: string, inverse: () => Promise<unknown>) => {
    const key = `undo${count++}`;
    const undo = async () => {
      message.destroy(key);
      if (await inverse()) void message.success(t('undone'));
    };

    void message.open({
      key,
      type: 'success',
      duration: TIME,
      content: (
        <>
          {text}{' '}
          <Button size="small" className="undo" onClick={() => void undo()}>
            {t('undo')}
          </Button>
        </>
      ),
    });
  };
}
