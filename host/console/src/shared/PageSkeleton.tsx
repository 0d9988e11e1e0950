import { Skeleton } from 'antd';

/** The shape of a page before it is there. */
export function PageSkeleton() {
  return (
    <div aria-hidden>
      <Skeleton active title={{ width: 180 }} paragraph={false} className="gap" />
      <Skeleton active title={false} paragraph={{ rows: 8 }} className="panel pad" />
    </div>
  );
}
