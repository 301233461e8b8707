//! A plan as the fragment of a link. Invariant: only what [`write_link`] writes is read, character for character.
//!
//! `v1.`, then digits of base64url: eight that hold the length of the body and its CRC-32, and the body. They stand in
//! front, because messengers cut links at the end, and a cut link shall be told from a changed one.
//!
//! The body is the plan as it is [`Described`], each bit in the room that its chance leaves it ([`coder`]). Bytes of a fixed form,
//! as serde's postcard and the like give them, are mostly text: a plan of 8 stages with 3 scenarios takes about 920
//! characters so, and 528 here; in Russian about 1,350, and 588 (`core/tests/fixtures/links/typical.json`). And derived
//! serde types weigh more on the page than all of this. No small link makes a large plan: each line ends at its limit.
//!
//! What changes anything of what is written is a new version.

mod bit_model;
mod coder;
mod digits;

use super::crc32;
use super::form::Described;
use crate::plan::{Plan, PlanDraft};
use coder::LinkCoder;
use digits::{digit, value};

/// The most characters of a link's fragment, its `#` included. Longer ones get lost on the way; a file does not.
pub const MAXIMUM_LINK: usize = 2000;

/// Why a link is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkProblem {
    /// No link to a plan, and nothing that was one.
    NoLink,
    /// Written by a later Funnelwright, in a form that this one doesn't know.
    NewerVersion,
    /// Far longer than any link to a plan.
    TooLong,
    /// Characters are missing, most likely at the end.
    CutOff,
    /// The whole link is there, with something behind it that doesn't belong to it.
    Lengthened,
    /// Characters were changed, or some added in between.
    Altered,
    /// Undamaged, and yet no plan: something else than Funnelwright wrote it.
    Illegal,
}

/// Digits before the body: two of its length and six of its checksum, so that one changed digit spoils one of both only.
const HEADER: usize = 8;
const CHECKSUM_BITS: u32 = 36;

/// The fragment of a link to a plan, without its `#`; `None` where it would be longer than [`MAXIMUM_LINK`].
///
/// It keeps what a plan file keeps.
pub fn write_link(plan: &Plan) -> Option<String> {
    let mut coder = LinkCoder::writing();
    plan.to_draft().pass(&mut coder).ok()?;
    let body = coder.finish();
    let header = u64::try_from(body.len()).ok()? << CHECKSUM_BITS | u64::from(crc32(body.as_bytes()));
    let mut link = String::from("v1.");
    for place in (0..HEADER).rev() {
        link.push(digit((header >> (6 * place)) as u32));
    }
    link.push_str(&body);
    (link.len() < MAXIMUM_LINK).then_some(link)
}

/// The plan in the fragment of a link, without its `#`. Stages' ids count up from 0 in their order.
///
/// # Errors
/// What most likely happened to the link.
pub fn read_link(text: &str) -> Result<Plan, LinkProblem> {
    let characters = after_version(text)?.as_bytes();
    // Twice, so that what was put behind a long link is still told from one that is none.
    if characters.len() > 2 * MAXIMUM_LINK {
        return Err(LinkProblem::TooLong);
    }
    let mut read = PlanDraft::blank();
    read.pass(&mut LinkCoder::reading(undamaged(characters)?)).map_err(|_| LinkProblem::Illegal)?;
    let plan = Plan::new(read).map_err(|_| LinkProblem::Illegal)?;
    // Also finds whatever was made legal on the way: there is one way only to write a plan.
    if write_link(&plan).as_deref() == Some(text) { Ok(plan) } else { Err(LinkProblem::Illegal) }
}

fn after_version(text: &str) -> Result<&str, LinkProblem> {
    let numbered = text.strip_prefix('v').ok_or(LinkProblem::NoLink)?;
    let (version, rest) = match numbered.split_once('.') {
        Some((version, rest)) => (version, Some(rest)),
        None => (numbered, None),
    };
    let is_digit = |byte: u8| byte.is_ascii_digit();
    let could_be_version = version.len() <= 3 && version.bytes().all(is_digit);
    match rest {
        Some(rest) if version == "1" => Ok(rest),
        Some(_) if could_be_version && !version.is_empty() && !version.starts_with('0') => {
            Err(LinkProblem::NewerVersion)
        }
        None if could_be_version => Err(LinkProblem::CutOff),
        _ if version.bytes().next().is_some_and(is_digit) => Err(LinkProblem::Altered),
        _ => Err(LinkProblem::NoLink),
    }
}

/// The body, whose length and checksum are those that the header says.
fn undamaged(characters: &[u8]) -> Result<&[u8], LinkProblem> {
    let (header, body) = characters.split_at_checked(HEADER).ok_or(LinkProblem::CutOff)?;
    let header = header.iter().try_fold(0, |header, &character| Some(header << 6 | u64::from(value(character)?)));
    let header: u64 = header.ok_or(LinkProblem::Altered)?;
    let checksum = header & !(u64::MAX << CHECKSUM_BITS);
    let fits = |body| u64::from(crc32(body)) == checksum;
    let length = usize::try_from(header >> CHECKSUM_BITS).unwrap_or(usize::MAX);
    match body.split_at_checked(length) {
        Some((body, [])) if fits(body) => Ok(body),
        Some((body, _)) if fits(body) => Err(LinkProblem::Lengthened),
        Some(_) => Err(LinkProblem::Altered),
        // Whole, it is the length itself that was changed.
        None if fits(body) => Err(LinkProblem::Altered),
        None => Err(LinkProblem::CutOff),
    }
}
