/** Text as it may stand in an XML 1.0 document, between tags and in attributes; what XML cannot hold becomes U+FFFD. */
export function escapedXml(text: string): string {
  const plain = text.replace(
    /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu,
    "\ufffd",
  );
  return plain.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
