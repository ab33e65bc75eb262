/**
 * The zip archive that Word and spreadsheet files are, and text inside their XML. Same files in, same bytes out.
 * As macros/exports/archive.py and xml_text.py.
 */
window.playbookArchive = (() => {
  "use strict";

  const [DATE, VERSION, UTF8, DEFLATED] = [0x21, 20, 0x800, 8]; // 1980-01-01, the first date that a zip can hold
  const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
    let value = byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    return value;
  });
  const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

  /** Text for an element or for an attribute in double quotes; what XML 1.0 cannot write is taken out. */
  function xmlText(text) {
    return String(text)
      .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
      .replace(/[&<>"]/g, (sign) => ENTITIES[sign]);
  }

  function checksum(bytes) {
    let value = 0xffffffff;
    for (const byte of bytes) value = CRC[(value ^ byte) & 255] ^ (value >>> 8);
    return (value ^ 0xffffffff) >>> 0;
  }

  /** The bytes made smaller where the browser knows how to; a file is as good without. */
  async function deflated(bytes) {
    try {
      const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"));
      return new Uint8Array(await new Response(stream).arrayBuffer());
    } catch {
      return null;
    }
  }

  /** Little-endian numbers, each with its size in bytes. */
  function numbers(...pairs) {
    const view = new DataView(new ArrayBuffer(pairs.reduce((sum, [, size]) => sum + size, 0)));
    let at = 0;
    for (const [value, size] of pairs) {
      if (size === 2) view.setUint16(at, value, true);
      else view.setUint32(at, value, true);
      at += size;
    }
    return new Uint8Array(view.buffer);
  }

  /**
   * @param {Object<string, string>} files text of each member by its path
   * @param {string} type media type of the whole
   * @returns {Promise<Blob>}
   */
  async function zipped(files, type) {
    const [parts, directory] = [[], []];
    let at = 0;
    for (const path of Object.keys(files).sort()) {
      const [name, bytes] = [path, files[path]].map((text) => new TextEncoder().encode(text));
      const packed = await deflated(bytes);
      const content = packed ?? bytes;
      const facts = [[VERSION, 2], [UTF8, 2], [packed ? DEFLATED : 0, 2], [0, 2], [DATE, 2], [checksum(bytes), 4], [content.length, 4], [bytes.length, 4], [name.length, 2], [0, 2]];
      const local = numbers([0x04034b50, 4], ...facts);
      directory.push(numbers([0x02014b50, 4], [VERSION, 2], ...facts, [0, 2], [0, 2], [0, 2], [0, 4], [at, 4]), name);
      parts.push(local, name, content);
      at += local.length + name.length + content.length;
    }
    const length = directory.reduce((sum, part) => sum + part.length, 0);
    const count = directory.length / 2;
    const end = numbers([0x06054b50, 4], [0, 2], [0, 2], [count, 2], [count, 2], [length, 4], [at, 4], [0, 2]);
    return new Blob([...parts, ...directory, end], { type });
  }

  return { zipped, xmlText };
})();
