//! The few styles there are. A colour only ever repeats what place and words say already.
//!
//! The sixteen colours that a terminal's user may choose cannot be read everywhere: cyan has a contrast of 2 on white in xterm, blue of
//! 2 on black. These are of the 240 that are the same everywhere, and stand about as far from white as from black.

use console::Style;

/// The colour of what is active and of heads, #0087af.
const ACCENT: u8 = 31;

/// The colours of names: #af5faf, #5f8700, #af5f00, #875fff.
const NAMES: [u8; 4] = [133, 64, 130, 99];

/// The one colour for what is active.
pub(super) fn accent() -> Style {
    Style::new().color256(ACCENT)
}

/// What has to be found at a glance: heads of parts, questions, what was answered.
pub(super) fn strong() -> Style {
    Style::new().bold()
}

/// What may be missed: keys that can be pressed, sources. Some terminals draw it very faint.
pub(super) fn quiet() -> Style {
    Style::new().dim()
}

/// The style of a name: the same for the same place in the cast.
pub(super) fn name(voice: usize) -> Style {
    Style::new().bold().color256(NAMES[voice % NAMES.len()])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// White, Solarized light, black, and the dark grey of many editors.
    const BACKGROUNDS: [[u8; 3]; 4] = [[255; 3], [0xfd, 0xf6, 0xe3], [0; 3], [0x1e; 3]];

    /// A colour of the cube of 6 by 6 by 6 that begins at 16 (xterm, `256colres.h`).
    fn of_cube(color: u8) -> [u8; 3] {
        let level = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
        let place = color - 16;
        [place / 36, place / 6 % 6, place % 6].map(level)
    }

    /// How light a colour is, from 0 to 1 (WCAG 2.2, relative luminance).
    fn luminance(color: [u8; 3]) -> f64 {
        let [red, green, blue] = color.map(|value| {
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The contrast of a colour on the background that suits it least (WCAG 2.2, contrast ratio).
    fn contrast(color: u8) -> f64 {
        let color = luminance(of_cube(color));
        let on = |background: [u8; 3]| {
            let background = luminance(background);
            (color.max(background) + 0.05) / (color.min(background) + 0.05)
        };
        BACKGROUNDS.map(on).into_iter().fold(f64::INFINITY, f64::min)
    }

    #[test]
    fn colours_can_be_read_on_light_and_on_dark() {
        // No colour has more than 3.93 on all four; for bold words and marks, 3 is enough (WCAG 2.2, 1.4.3 and 1.4.11).
        assert!(contrast(ACCENT) > 3.8, "{}", contrast(ACCENT));
        for name in NAMES {
            assert!(contrast(name) > 3.5, "{name}: {}", contrast(name));
        }
    }

    #[test]
    fn voices_keep_their_colours() {
        let painted = |voice| name(voice).force_styling(true).apply_to("x").to_string();
        assert_eq!(painted(1), painted(5));
        assert_ne!(painted(0), painted(1));
    }
}
