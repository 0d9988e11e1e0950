import { Alert } from 'antd';
import { PlanLink } from './PlanLink';
import type { Refusal } from './useCommand';

/** What a command was refused for and no field shows, at the head of its form; where the plan is full, the way to it. */
export function Refusals({ of, onLeave }: { of: readonly Refusal[]; onLeave?: () => void }) {
  return of.map((it) => (
    <Alert
      key={it.message}
      className="gap"
      type="error"
      showIcon
      title={it.message}
      description={it.code === 'PLAN_LIMIT_REACHED' ? <PlanLink onLeave={onLeave} /> : undefined}
    />
  ));
}
