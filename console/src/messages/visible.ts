const CONTROL_PICTURES = 0x2400;
const DELETE_PICTURE = '␡';

/** Characters that turn or hide text: bidirectional marks, zero-width spaces, byte-order marks. */
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u0080-\u009f]/g;

/**
 * Text of strangers with its control and invisible characters made visible, so that it cannot show
 * as something that it is not. Line breaks and tabs stay.
 */
export function visible(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, (c) =>
      String.fromCharCode(CONTROL_PICTURES + c.charCodeAt(0)),
    )
    .replaceAll('\u007f', DELETE_PICTURE)
    .replace(
      INVISIBLE,
      (c) => `⟨U+${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`,
    );
}
