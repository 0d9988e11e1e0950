import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { Grid } from './Grid';

vi.mock('./useListSearch', () => ({ useListSearch: () => ({ search: {}, set: vi.fn() }) }));

afterEach(cleanup);

test('a row that leads nowhere neither looks nor acts like one that does', () => {
  const opened = vi.fn();
  const rows = [
    { id: '1', name: 'Mug' },
    { id: '2', name: 'Hidden' },
  ];

  render(<Grid columns={[{ key: 'name', title: 'Name', dataIndex: 'name' }]} rows={rows} onRow={opened} opens={(it) => it.id === '1'} />);
  fireEvent.click(screen.getByText('Hidden'));
  fireEvent.click(screen.getByText('Mug'));

  expect(opened.mock.calls).toEqual([[rows[0]]]);
  expect(screen.getByText('Mug').closest('tr')?.className).toBe('clickable');
  expect(screen.getByText('Hidden').closest('tr')?.className).toBe('');
});
