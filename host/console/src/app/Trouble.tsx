import { Button } from 'antd';

type Props = { title: string; hint?: string; verb: string; onAct: () => void };

/** Something that a page can't go on with: what it is, and the one way on. */
export function Trouble({ title, hint, verb, onAct }: Props) {
  return (
    <div className="trouble" role="alert">
      <h1>{title}</h1>
      {hint && <p className="muted">{hint}</p>}
      <Button type="primary" onClick={onAct}>
        {verb}
      </Button>
    </div>
  );
}
