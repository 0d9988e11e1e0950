import { CarOutlined } from '@ant-design/icons';
import { ShipmentList } from '../components/ShipmentList';

/** What is packed and has to leave. */
export function ShipPage() {
  return <ShipmentList texts="ship" icon={<CarOutlined />} />;
}
