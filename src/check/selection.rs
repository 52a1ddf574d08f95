//! Which codes are asked for. What is not is not looked for either, so that it costs nothing and crowds nothing out.

/// Codes, or letters of codes. By default all are asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    /// These alone; all if there are none.
    pub select: Vec<String>,
    /// But for these.
    pub ignore: Vec<String>,
}

impl Selection {
    /// Whether a code is asked for.
    pub fn has(&self, code: &str) -> bool {
        let named = |codes: &[String]| codes.iter().any(|named| code.starts_with(named.as_str()));
        (self.select.is_empty() || named(&self.select)) && !named(&self.ignore)
    }
}
