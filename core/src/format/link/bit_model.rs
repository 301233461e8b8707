//! The model of how likely the next bit of a link is a one. Invariant: the same bits before give the same chance, in whole numbers, on every machine.
//!
//! How often zeros and ones were seen behind the same last bytes, longer contexts weighing more (M. Mahoney, The PAQ1
//! Data Compression Program, 2002). It begins with nothing, so it learns any language's letters alike. The weights and
//! what is forgotten were chosen by measuring plans in five languages; now they are part of the form.

/// What the bits passed so far say of the next one.
pub(super) struct BitModel {
    /// How many zeros and ones, by place of the context.
    seen: Vec<[u8; 2]>,
}

/// Where a bit stands.
#[derive(Clone, Copy)]
pub(super) struct Context {
    pub kind: Kind,
    /// The bytes before, the last one lowest.
    pub before: u32,
    /// The bits before of the same byte, behind a one.
    pub bits: u8,
}

#[derive(Clone, Copy)]
pub(super) enum Kind {
    Text,
    Number,
    /// One bit, with nothing before it.
    Flag,
}

/// The last 0, 1, 2 and 3 bytes are looked at.
const ORDERS: u32 = 4;
/// Half a megabyte of them. Contexts that share a place make links longer, not wrong.
const PLACES_LOG2: u32 = 18;

impl BitModel {
    pub(super) fn new() -> Self {
        Self { seen: vec![[0; 2]; 1 << PLACES_LOG2] }
    }

    /// In 65,536ths, and at least one of them both for and against.
    pub(super) fn of_one(&self, context: Context) -> u32 {
        let (mut zeros, mut ones, mut weight) = (1, 1, 1);
        for place in context.places() {
            let seen = self.seen[place];
            zeros += weight * u32::from(seen[0]);
            ones += weight * u32::from(seen[1]);
            weight *= 3;
        }
        (ones << 16) / (zeros + ones)
    }

    pub(super) fn learn(&mut self, context: Context, bit: bool) {
        for place in context.places() {
            let seen = &mut self.seen[place];
            let [same, other] = if bit { [1, 0] } else { [0, 1] };
            seen[same] = seen[same].saturating_add(1);
            // What was otherwise counts less the longer ago it was.
            seen[other] -= seen[other] / 4;
        }
    }
}

impl Context {
    /// One for each order.
    fn places(self) -> impl Iterator<Item = usize> {
        let orders = if matches!(self.kind, Kind::Flag) { 1 } else { ORDERS };
        (0..orders).map(move |order| {
            let before = self.before & !(u32::MAX << (8 * order));
            let kind = self.kind as u32 * ORDERS + order;
            let whole = u64::from(before) << 16 | u64::from(self.bits) << 8 | u64::from(kind);
            // The golden ratio spreads numbers evenly (D. Knuth, The Art of Computer Programming, volume 3, 6.4).
            (whole.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (u64::BITS - PLACES_LOG2)) as usize
        })
    }
}
