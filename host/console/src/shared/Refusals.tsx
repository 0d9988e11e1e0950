import { PlanLink } from './PlanLink';
import type { Refusal } from './useCommand';

/** What a command was refused for and no field shows, at the head of its form; where the plan is full, the way to it. */
export function Refusals({ of, onLeave }: { of: readonly Refusal[]; onLeave?: () => void }) {
  return of.map((it) => (
    <div key={it.message} className="panel notice wrong" role="alert">
      <div className="grow">
        {it.message}
        {it.code === 'PLAN_LIMIT_REACHED' && (
          <div>
            <PlanLink onLeave={onLeave} />
          </div>
        )}
      </div>
    </div>
  ));
}
