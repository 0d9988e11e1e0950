import { UnorderedListOutlined } from '@ant-design/icons';
import { ShipmentList } from '../components/ShipmentList';

/** What has to be taken from the shelves, the oldest first. */
export function PickPage() {
  return <ShipmentList texts="pick" icon={<UnorderedListOutlined />} />;
}
