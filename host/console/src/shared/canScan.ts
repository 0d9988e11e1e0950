/** Where there is a camera that a page may use: on a secure address only. */
export const canScan = () => navigator.mediaDevices !== undefined;
