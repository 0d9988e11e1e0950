import { graphql } from 'relay-runtime';

export const page = graphql`
  query ProductsPageQuery($where: ProductFilterInput, $order: [ProductSortInput!]) {
    ...Products_list @arguments(where: $where, order: $order)
  }
`;

export const list = graphql`
  fragment Products_list on Query
  @argumentDefinitions(count: { type: "Int", defaultValue: 20 }, cursor: { type: "String" }, where: { type: "ProductFilterInput" }, order: { type: "[ProductSortInput!]" })
  @refetchable(queryName: "ProductsListPaginationQuery") {
    products(first: $count, after: $cursor, where: $where, order: $order) @connection(key: "Products_products", filters: ["where", "order"]) {
      edges {
        node {
          id
          name
          ...Products_product
        }
      }
    }
  }
`;

export const product = graphql`
  fragment Products_product on Product @refetchable(queryName: "ProductsProductRefetchQuery") {
    id
    name
  }
`;

export const backward = graphql`
  fragment Products_orders on Query
  @argumentDefinitions(count: { type: "Int", defaultValue: 20 }, cursor: { type: "String" })
  @refetchable(queryName: "ProductsOrdersPaginationQuery") {
    orders(last: $count, before: $cursor) @connection(key: "Products_orders") {
      edges {
        node {
          id
          number
        }
      }
    }
  }
`;

export const record = graphql`
  mutation ProductsRecordMutation($input: RecordReceiptInput!) {
    recordReceipt(input: $input) {
      receipt {
        id
      }
      errors {
        __typename
        ... on Error {
          code
          message
          field
        }
      }
    }
  }
`;

export const receipts = graphql`
  subscription ProductsReceiptsSubscription {
    receiptsChanged {
      eventId
      occurredAt
    }
  }
`;
