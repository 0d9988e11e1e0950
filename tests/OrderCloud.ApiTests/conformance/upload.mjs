export default async function upload(checks) {
  checks.skip('multipart requests are not served yet');
}
